sibling
