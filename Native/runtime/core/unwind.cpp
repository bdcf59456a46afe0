// Handles exceptions in two passes. The first pass searches for the catching clause, from the throwing frame outwards, and runs filters
// while all frames are still alive. The second pass runs the finally and fault blocks that the exception leaves, then enters the catching
// block. While a filter or block runs, the state of the pass is kept in a Marker on the stack (vm.hpp).
#include "compressed_code.hpp"

namespace nano
{

namespace
{

constexpr uint32_t maxTrace = 24;

/// Replaces the index of the catching clause if no clause catches the exception, which then leaves the filter that is running in the
/// frame.
constexpr uint32_t leavesFilter = ~0u;

struct Search
{
    Ref exception;
    uint32_t frame, pc; // current frame and place in its method's code
    uint32_t clause;    // next clause to examine
    uint32_t top, topPc;
    uint32_t marker; // topmost marker that the search has not yet passed
    uint32_t again;  // nonzero if rethrown; the exception then keeps its trace
};

uint32_t frameEnd(uint32_t frame)
{
    return frame + 4u * methodOf(&word(frame)).frame;
}

bool inside(uint32_t pc, const uint8_t* start, const uint8_t* end)
{
    return pc >= half(start) && pc < half(end);
}

/// Makes a frame the topmost one. Markers above the frame are dropped, except one whose block contains `pc`, because that block is still
/// running.
void dropAbove(uint32_t frame, uint32_t pc)
{
    while (vm.marker > frame)
    {
        Marker& marker = markerAt(vm.marker);
        if (marker.frame == frame && pc >= marker.block && pc < marker.blockEnd)
        {
            vm.sp = vm.marker + sizeof(Marker);
            return;
        }
        vm.marker = marker.previous;
    }
    vm.sp = frameEnd(frame);
}

Marker& push(ClauseKind kind, Ref exception, uint32_t frame, uint32_t pc, uint32_t clause)
{
    uint32_t address = vm.sp;
    Marker& marker = markerAt(address);
    marker.kind = static_cast<uint32_t>(kind);
    marker.previous = vm.marker;
    marker.exception = exception;
    marker.frame = frame;
    marker.pc = pc;
    marker.clause = clause;
    marker.block = 0;
    marker.blockEnd = 0;
    vm.marker = address;
    vm.sp = address + sizeof(Marker);
    return marker;
}

void caller(uint32_t& frame, uint32_t& pc)
{
    uint32_t back = word(frame - 4 * frameReturn);
    frame = word(frame - 4 * framePrevious);
    if (frame != 0)
    {
        const uint32_t* fp = &word(frame);
        uint32_t first = back & compressedReturn ? compressedReturn | firstBit(fp) : addressOf(methodOf(fp).code);
        // A return address is after the call; subtracting 1 yields a place inside the call.
        pc = back - first - 1;
    }
}

/// Stores the method and code offset of each frame, from the throwing to the catching one, as an int[] in Exception._stackTrace.
void keepTrace(Search& search)
{
    if (search.again != 0)
    {
        return;
    }
    uint32_t entries[2 * maxTrace];
    uint32_t count = 0;
    uint32_t frame = search.top;
    uint32_t pc = search.topPc;
    for (; frame != 0 && count < 2 * maxTrace; caller(frame, pc))
    {
        entries[count++] = word(frame - 4 * frameMethod) - vm.imageAt - vm.image->code;
        entries[count++] = pc;
        if (frame == search.frame)
        {
            break;
        }
    }
    vm.pending = search.exception;
    uint32_t type = wellKnown(TypeTraceArray);
    bool stress = vm.stress;
    vm.stress = false;
    Ref trace = type == noIndex || search.exception == vm.outOfMemory ? 0 : allocateArray(type, count);
    vm.stress = stress;
    search.exception = vm.pending;
    vm.pending = 0;
    if (trace != 0)
    {
        __builtin_memcpy(elementsOf(trace), entries, count * sizeof(uint32_t));
        word(search.exception + 4) = trace;
    }
}

/// Runs the finally and fault blocks between a frame and the catching block, then enters the catching block. If targetClause is
/// leavesFilter, leaves the filter instead.
Resume unwind(Ref exception, uint32_t frame, uint32_t pc, uint32_t clause, uint32_t target, uint32_t targetClause)
{
    for (;; clause = 0)
    {
        if (frame == target && targetClause == leavesFilter)
        {
            return {nullptr, leftFilter};
        }
        uint32_t* fp = &word(frame);
        Method method = methodOf(fp);
        const ClauseRecord* clauses = method.clauses;
        for (; clause < method.clauseCount; clause++)
        {
            const ClauseRecord& record = clauses[clause];
            if (frame == target && clause == targetClause)
            {
                dropAbove(frame, half(record.tryStart));
                fp[record.slot] = exception;
                return {fp, half(record.handler)};
            }
            if (record.kind >= ClauseKind::Finally && inside(pc, record.tryStart, record.tryEnd))
            {
                dropAbove(frame, half(record.tryStart));
                Marker& marker = push(ClauseKind::Finally, exception, frame, pc, clause);
                marker.top = target;
                marker.topPc = targetClause;
                marker.block = half(record.handler);
                marker.blockEnd = half(record.detail);
                fp[record.slot] = 0;
                return {fp, half(record.handler)};
            }
        }
        caller(frame, pc);
    }
}

/// Returns the topmost marker that is below a frame, searching down from `marker`.
uint32_t markerBelow(uint32_t marker, uint32_t frame)
{
    while (marker > frame)
    {
        marker = markerAt(marker).previous;
    }
    return marker;
}

/// Enters the filter of the current clause.
Resume enterFilter(const Search& state, uint32_t* fp, const ClauseRecord& record)
{
    Marker& marker = push(ClauseKind::Filter, state.exception, state.frame, state.pc, state.clause);
    marker.top = state.top;
    marker.topPc = state.topPc;
    marker.again = state.again;
    fp[record.slot] = state.exception;
    return {fp, half(record.detail)};
}

/// Runs the first pass, which finds the catching clause.
Resume search(Search state)
{
    for (;;)
    {
        uint32_t* fp = &word(state.frame);
        bool inFilter = state.marker > state.frame && markerAt(state.marker).kind == static_cast<uint32_t>(ClauseKind::Filter);
        Method method = methodOf(fp);
        for (; state.clause < method.clauseCount && !inFilter; state.clause++)
        {
            const ClauseRecord& record = method.clauses[state.clause];
            if (!inside(state.pc, record.tryStart, record.tryEnd))
            {
                continue;
            }
            if (record.kind == ClauseKind::Catch && isInstance(state.exception, half(record.detail)))
            {
                keepTrace(state);
                return unwind(state.exception, state.top, state.topPc, 0, state.frame, state.clause);
            }
            if (record.kind == ClauseKind::Filter)
            {
                return enterFilter(state, fp, record);
            }
        }
        if (inFilter)
        {
            return unwind(state.exception, state.top, state.topPc, 0, state.frame, leavesFilter);
        }
        state.marker = markerBelow(state.marker, state.frame);
        caller(state.frame, state.pc);
        state.clause = 0;
        if (state.frame == 0)
        {
            keepTrace(state);
            vm.pending = state.exception;
            return {nullptr, nowhere};
        }
    }
}

} // namespace

Method methodOf(const uint32_t* fp)
{
    return takeApart(headOf(fp));
}

Resume raise(Ref exception, uint32_t* fp, uint32_t place, bool again)
{
    uint32_t frame = addressOf(fp);
    return search({exception, frame, place, 0, frame, place, vm.marker, again});
}

Resume endFilter(bool accepted)
{
    Marker marker = markerAt(vm.marker);
    vm.sp = vm.marker;
    vm.marker = marker.previous;
    vm.fp = marker.top;
    if (accepted)
    {
        Search state{marker.exception, marker.frame, marker.pc, marker.clause, marker.top, marker.topPc, vm.marker, marker.again};
        keepTrace(state);
        return unwind(state.exception, state.top, state.topPc, 0, state.frame, state.clause);
    }
    uint32_t below = vm.marker;
    for (uint32_t frame = marker.top; frame != marker.frame; frame = word(frame - 4 * framePrevious))
    {
        below = markerBelow(below, frame);
    }
    return search({marker.exception, marker.frame, marker.pc, marker.clause + 1, marker.top, marker.topPc, below, marker.again});
}

Resume dropFilter()
{
    while (markerAt(vm.marker).kind != static_cast<uint32_t>(ClauseKind::Filter))
    {
        vm.marker = markerAt(vm.marker).previous;
    }
    return endFilter(false);
}

Resume endFinally(uint32_t* fp)
{
    if (vm.marker <= addressOf(fp))
    {
        return {nullptr, nowhere};
    }
    Marker marker = markerAt(vm.marker);
    vm.sp = vm.marker;
    vm.marker = marker.previous;
    return unwind(marker.exception, marker.frame, marker.pc, marker.clause + 1, marker.top, marker.topPc);
}

Ref makeException(WellKnown kind)
{
    uint32_t type = wellKnown(kind);
    if (type == noIndex)
    {
        type = wellKnown(TypeException);
    }
    Ref exception = kind == TypeOutOfMemory ? 0 : allocateObject(type);
    return exception != 0 ? exception : vm.outOfMemory;
}

void raiseFromNative(WellKnown kind)
{
    vm.pending = makeException(kind);
}

} // namespace nano
