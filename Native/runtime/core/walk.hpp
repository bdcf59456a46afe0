// Iterates over the stack frames, from the current one to the first.
#pragma once

#include "vm.hpp"

namespace nano
{

inline const uint8_t* headOfMethod(uint32_t method, const Vm& machine = vm)
{
    return machine.code + (uint32_t(machine.methods[method]) << machine.methodUnit);
}

/// Shape of a signature: the numbers of argument words and result words, then one bit per word, set for references.
inline const uint8_t* shapeOf(uint32_t signature, const Vm& machine = vm)
{
    return machine.shapes + half(machine.signatures + 2 * signature);
}

inline bool isCompressed(const uint8_t* head, const Vm& machine = vm)
{
    return head >= machine.firstCompressed;
}

/// A decoded method header.
struct Method
{
    uint32_t frame, zeroed;
    const uint8_t* shape; // of its signature
    const uint8_t* map;   // if null: the argument words, then references up to `zeroed`, then scalars
    const ClauseRecord* clauses;
    uint32_t clauseCount;
    const uint8_t* code;

    bool isReference(uint32_t word) const
    {
        if (map != nullptr)
        {
            return testBit(map, word);
        }
        return word < zeroed && (word >= shape[0] || testBit(shape + 2, word));
    }
};

/// Decodes a method header.
inline Method takeApart(const uint8_t* head, const Vm& machine = vm)
{
    if (!isIrregular(head))
    {
        const uint8_t* shape = shapeOf(*head, machine);
        uint32_t zeroed = shape[0] + (head[1] >> 4u);
        return {zeroed + (head[1] & 15u), zeroed, shape, nullptr, nullptr, 0, head + 2};
    }
    const IrregularMethod& method = *reinterpret_cast<const IrregularMethod*>(head);
    const uint8_t* map = head + sizeof(IrregularMethod);
    const ClauseRecord* clauses = reinterpret_cast<const ClauseRecord*>(map + ((method.frame + 7) >> 3));
    const uint8_t* code = reinterpret_cast<const uint8_t*>(clauses + method.clauses);
    return {method.frame, method.zeroed, shapeOf(signatureOf(head), machine), map, clauses, method.clauses, code};
}

Method methodOf(const uint32_t* fp);

inline const uint8_t* headOf(const uint32_t* fp)
{
    return at(fp[-static_cast<int32_t>(frameMethod)]);
}

inline Marker& markerAt(uint32_t address)
{
    return *reinterpret_cast<Marker*>(at(address));
}

/// Visits every frame once. While a filter or finally block runs, its frame is separated by a marker from the frames that the block calls.
/// Below the marker of a filter, the frames of the call chain that threw are still alive. The walk continues with these frames, which
/// include the filter's own frame.
struct FrameWalk
{
    uint32_t frame;
    uint32_t marker;

    FrameWalk(uint32_t first, uint32_t topMarker) : frame(first), marker(topMarker)
    {
    }

    /// Moves to the next frame and visits the exceptions of the markers in between.
    template<typename Visit>
    void next(Visit visit)
    {
        frame = word(frame - 4 * framePrevious);
        skip(visit);
    }

    template<typename Visit>
    void skip(Visit visit)
    {
        while (frame != 0 && marker != 0 && frame < marker)
        {
            Marker& passed = markerAt(marker);
            visit(passed.exception);
            marker = passed.previous;
            if (passed.kind == static_cast<uint32_t>(ClauseKind::Filter))
            {
                frame = passed.top;
            }
        }
    }
};

} // namespace nano
