// Walking the frames of the stack from the running one to the first.
#pragma once

#include "vm.h"

namespace nano
{

inline const u8* frameMap(const MethodHead* head)
{
    return reinterpret_cast<const u8*>(head) - ((head->frame + 7) >> 3);
}

inline const ClauseRecord* clausesOf(const MethodHead* head)
{
    return reinterpret_cast<const ClauseRecord*>(frameMap(head)) - head->clauses;
}

inline const u8* codeOf(const MethodHead* head)
{
    return reinterpret_cast<const u8*>(head + 1);
}

inline const MethodHead* headOf(const u32* fp)
{
    return reinterpret_cast<const MethodHead*>(at(fp[-1]));
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
