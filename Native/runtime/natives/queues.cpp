// System.Collections.Queue and Stack.
#include "core/natives.hpp"
#include "natives/arrays.hpp"
#include "natives/strings.hpp"

namespace nano::natives
{

namespace
{

/// The fields of Queue, which is a ring buffer, in order.
struct QueueFields
{
    uint32_t header;
    Ref items; // object[]
    uint32_t head;
    uint32_t tail;
    uint32_t size;
};

/// The fields of Stack in order. The stack's elements are the last `size` elements of the array, top first.
struct StackFields
{
    uint32_t header;
    Ref items; // object[]
    uint32_t size;
};

QueueFields& queueAt(Ref queue)
{
    return *reinterpret_cast<QueueFields*>(at(queue));
}

StackFields& stackAt(Ref stack)
{
    return *reinterpret_cast<StackFields*>(at(stack));
}

Ref* elements(Ref items)
{
    return reinterpret_cast<Ref*>(elementsOf(items));
}

bool checkNotEmpty(uint32_t size)
{
    if (size == 0)
    {
        raiseFromNative(TypeInvalidOperation);
    }
    return size != 0;
}

/// Number of elements from a queue's head up to the end of the array, where the ring buffer wraps around.
uint32_t beforeEnd(const QueueFields& queue)
{
    const uint32_t space = lengthOf(queue.items) - queue.head;
    return queue.size < space ? queue.size : space;
}

/// Returns the top element of a non-empty stack.
Ref& top(Ref stack)
{
    const StackFields& fields = stackAt(stack);
    return elements(fields.items)[lengthOf(fields.items) - fields.size];
}

} // namespace

void Collections_Queue_Clear(Ref& self)
{
    QueueFields& queue = queueAt(self);
    memset(elementsOf(queue.items), 0, lengthOf(queue.items) * sizeof(Ref));
    queue.head = queue.tail = queue.size = 0;
}

void Collections_Queue_CopyTo__Array_Int32(Ref& self, Ref& array, int32_t index)
{
    const int32_t first = static_cast<int32_t>(beforeEnd(queueAt(self)));
    const int32_t all = static_cast<int32_t>(queueAt(self).size);
    if (!checkNotNull(array) || !checkRange(index, 0, lengthOf(array)))
    {
        return;
    }
    if (static_cast<uint32_t>(all) > lengthOf(array) - static_cast<uint32_t>(index))
    {
        raiseFromNative(TypeArgument);
        return;
    }
    Ref& items = vm.handles[vm.handleCount++];
    items = queueAt(self).items;
    copyArray(items, static_cast<int32_t>(queueAt(self).head), array, index, first);
    if (vm.pending == 0)
    {
        copyArray(items, 0, array, index + first, all - first);
    }
    vm.handleCount--;
}

void Collections_Queue_Enqueue__Object(Ref& self, Ref& obj)
{
    const uint32_t size = queueAt(self).size;
    if (size == lengthOf(queueAt(self).items))
    {
        Ref items = newArray(typeOf(queueAt(self).items), 2 * size);
        if (items == 0)
        {
            return;
        }
        QueueFields& queue = queueAt(self);
        const uint32_t first = beforeEnd(queue);
        memcpy(elements(items), elements(queue.items) + queue.head, first * sizeof(Ref));
        memcpy(elements(items) + first, elements(queue.items), (size - first) * sizeof(Ref));
        queue.items = items;
        queue.head = 0;
        queue.tail = size;
    }
    QueueFields& queue = queueAt(self);
    elements(queue.items)[queue.tail] = obj;
    queue.tail = (queue.tail + 1) % lengthOf(queue.items);
    queue.size++;
}

Ref Collections_Queue_Peek(Ref& self)
{
    const QueueFields& queue = queueAt(self);
    return checkNotEmpty(queue.size) ? elements(queue.items)[queue.head] : 0;
}

Ref Collections_Queue_Dequeue(Ref& self)
{
    QueueFields& queue = queueAt(self);
    if (!checkNotEmpty(queue.size))
    {
        return 0;
    }
    Ref& slot = elements(queue.items)[queue.head];
    const Ref first = slot;
    slot = 0;
    queue.head = (queue.head + 1) % lengthOf(queue.items);
    queue.size--;
    return first;
}

void Collections_Stack_Clear(Ref& self)
{
    StackFields& stack = stackAt(self);
    memset(elementsOf(stack.items), 0, lengthOf(stack.items) * sizeof(Ref));
    stack.size = 0;
}

Ref Collections_Stack_Peek(Ref& self)
{
    return checkNotEmpty(stackAt(self).size) ? top(self) : 0;
}

Ref Collections_Stack_Pop(Ref& self)
{
    if (!checkNotEmpty(stackAt(self).size))
    {
        return 0;
    }
    Ref& slot = top(self);
    const Ref last = slot;
    slot = 0;
    stackAt(self).size--;
    return last;
}

void Collections_Stack_Push__Object(Ref& self, Ref& obj)
{
    const uint32_t size = stackAt(self).size;
    if (size == lengthOf(stackAt(self).items))
    {
        Ref items = newArray(typeOf(stackAt(self).items), 2 * size);
        if (items == 0)
        {
            return;
        }
        memcpy(elements(items) + size, elements(stackAt(self).items), size * sizeof(Ref));
        stackAt(self).items = items;
    }
    stackAt(self).size++;
    top(self) = obj;
}

} // namespace nano::natives
