// Parameter types of natives. A reference is passed as a C++ reference to the frame word that contains it. An allocation may move objects;
// the native must then read the word again to get the object's new address.
#pragma once

#include "vm.hpp"

namespace nano
{

/// A managed pointer: an object (or none) and the offset from its address.
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
