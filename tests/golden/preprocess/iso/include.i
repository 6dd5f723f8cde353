guarded
defined_guard
       
once
first
always
always
begin
again
sibling
nested
guarded
always
again
int half(
int argument);
has_include
