// The table through which images call natives; the generated header defines it.
#define NANO_NATIVE_TABLE
#include "core/natives.hpp"
