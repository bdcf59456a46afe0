#include "bus.hpp"

#ifndef __arm__
namespace bus
{

Bus* installed = nullptr;

} // namespace bus
#endif
