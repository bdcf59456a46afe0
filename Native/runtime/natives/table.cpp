// The table through which images call natives, defined by the generated header.
#define NANO_NATIVE_TABLE
#include "core/natives.hpp"
