// Walking the frames of the stack from the running one to the first.
#pragma once

#include "vm.hpp"

namespace nano
{

inline const u8* headOfMethod(u32 method)
{
    return vm.code + (u32(vm.methods[method]) << vm.methodUnit);
}

// What a call of the signature passes and gives back: argument words, result words, a bit for each that is a reference.
inline const u8* shapeOf(u32 signature)
{
    return vm.shapes + half(vm.signatures + 2 * signature);
}

inline bool isDense(const u8* head)
{
    return head >= vm.dense;
}

// A method's head taken apart.
struct Method
{
    u32 frame, zeroed;
    const u8* shape; // of its signature
    const u8* map;   // null: the arguments' words, then references up to `zeroed`, then scalars
    const ClauseRecord* clauses;
    u32 clauseCount;
    const u8* code;

    bool isReference(u32 word) const
    {
        if (map != nullptr)
        {
            return testBit(map, word);
        }
        return word < zeroed && (word >= shape[0] || testBit(shape + 2, word));
    }
};

// `shapes` tells the shape of a signature.
template<typename Shapes>
inline Method takeApart(const u8* head, Shapes shapes)
{
    if (*head != IrregularHead)
    {
        const u8* shape = shapes(*head);
        u32 zeroed = shape[0] + (head[1] >> 4u);
        return {zeroed + (head[1] & 15u), zeroed, shape, nullptr, nullptr, 0, head + 2};
    }
    const IrregularMethod& method = *reinterpret_cast<const IrregularMethod*>(head);
    const u8* map = head + sizeof(IrregularMethod);
    const ClauseRecord* clauses = reinterpret_cast<const ClauseRecord*>(map + ((method.frame + 7) >> 3));
    const u8* code = reinterpret_cast<const u8*>(clauses + method.clauses);
    return {method.frame, method.zeroed, shapes(half(method.signature)), map, clauses, method.clauses, code};
}

Method methodOf(const u32* fp);

inline const u8* headOf(const u32* fp)
{
    return at(fp[-static_cast<i32>(FrameMethod)]);
}

inline Marker& markerAt(u32 address)
{
    return *reinterpret_cast<Marker*>(at(address));
}

// Every frame once. A frame below a marker runs its filter or finally block above it: behind a filter the frames that
// threw are still alive, and the walk goes on with them (the filter's own frame comes again further down).
struct FrameWalk
{
    u32 frame;
    u32 marker;

    FrameWalk(u32 first, u32 topMarker) : frame(first), marker(topMarker)
    {
    }

    // Goes to the next frame; visits the exceptions of the markers passed.
    template<typename Visit>
    void next(Visit visit)
    {
        frame = word(frame - 4 * FramePrevious);
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
            if (passed.kind == static_cast<u32>(ClauseKind::Filter))
            {
                frame = passed.top;
            }
        }
    }
};

} // namespace nano
