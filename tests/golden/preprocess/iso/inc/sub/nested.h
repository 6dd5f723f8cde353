#include "sibling.h"
#include "../once.h"
nested
