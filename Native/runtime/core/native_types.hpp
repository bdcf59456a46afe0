// Parameter types of natives. A reference is passed as the word of the frame that holds it: after an allocation, which may move
// objects, reading it again gives the object's new address.
#pragma once

#include "vm.hpp"

namespace nano
{

/// A managed pointer: an object (or none) and the offset from it.
struct Pointer
{
    Ref object;
    uint32_t offset;

    static const Pointer& at(const uint32_t* words)
    {
        return *reinterpret_cast<const Pointer*>(words);
    }
    uint8_t* target() const
    {
        return nano::at(object + offset);
    }
};

} // namespace nano
