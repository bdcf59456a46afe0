// The table by which images call natives, made by the generated header.
#define NANO_NATIVE_TABLE
#include "core/natives.hpp"
