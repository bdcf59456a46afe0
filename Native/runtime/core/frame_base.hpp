// Finds the words of a frame from which register symbols of compressed bytecode are counted. Included by compressed_code.cpp only.
#pragma once

#include "compressed_code.hpp"

namespace nano
{

namespace
{

/// Cache of the method decoded last and its base. The next unit usually belongs to the same method.
const uint8_t* baseHead;
FrameBase base;

FrameBase baseOf(const uint32_t* fp)
{
    const uint8_t* head = headOf(fp);
    if (head != baseHead)
    {
        const uint32_t first = shapeOf(signatureOf(head))[0];
        base = {first, isIrregular(head) ? reinterpret_cast<const IrregularMethod*>(head)->zeroed : first + (head[1] >> 4u)};
        baseHead = head;
    }
    return base;
}

} // namespace

} // namespace nano
