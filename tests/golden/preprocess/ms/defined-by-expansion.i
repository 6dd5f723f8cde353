desktop
any
none
