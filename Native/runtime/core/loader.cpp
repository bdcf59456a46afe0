// Loads an image and lays out the memory that it needs.
#ifndef NANO_OWN_FILE
#include "check_compressed_code.hpp"
#include "check_methods.hpp"
#include "check_operations.hpp"
#include "check_tables.hpp"
#endif
#include "compressed_code.hpp"

namespace nano
{

namespace
{

uint32_t crc32(const uint8_t* bytes, uint32_t count)
{
    uint32_t crc = ~0u;
    for (uint32_t i = 0; i < count; i++)
    {
        crc ^= bytes[i];
        for (uint32_t bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
        }
    }
    return ~crc;
}

Load checkHeader(const ImageHeader& header, const uint8_t* bytes, uint32_t size)
{
    if (size < sizeof(ImageHeader))
    {
        return Load::TooSmall;
    }
    if (header.magic != imageMagic)
    {
        return Load::Magic;
    }
    if (header.format != imageFormat)
    {
        return Load::Format;
    }
    if (header.size > size || header.size < sizeof(ImageHeader) || header.size % 4 != 0)
    {
        return Load::Size;
    }
    if (crc32(bytes + 16, header.size - 16) != header.crc)
    {
        return Load::Crc;
    }
    if (header.natives != natives::fingerprint)
    {
        return Load::Natives;
    }
    if (header.operations != operationsFingerprint)
    {
        return Load::Operations;
    }
    return Load::Ok;
}

void use(const ImageHeader& header, uint32_t address, const uint8_t* bytes)
{
    vm.image = &header;
    vm.imageAt = address;
    vm.imageEnd = address + header.size;
    vm.types = reinterpret_cast<const TypeRecord*>(bytes + header.types);
    vm.methods = reinterpret_cast<const uint16_t*>(bytes + header.methods);
    vm.dispatch = reinterpret_cast<const uint16_t*>(bytes + header.dispatch);
    vm.code = bytes + header.code;
    vm.firstCompressed = vm.code + header.firstCompressed;
    vm.codebook = bytes + header.codebook;
    vm.signatures = bytes + header.signatures;
    vm.shapes = bytes + header.pool;
    vm.methodUnit = header.methodUnit;
}

} // namespace

Load loadImage(uint32_t address, uint32_t size)
{
    const uint8_t* bytes = at(address);
    const ImageHeader& header = *reinterpret_cast<const ImageHeader*>(bytes);
    const Load result = checkHeader(header, bytes, size);
    if (result != Load::Ok)
    {
        return result;
    }
#ifndef NANO_OWN_FILE
    // The checker accesses the image through vm, as the interpreter does.
    Checker checker(bytes);
    if (!checker.sections())
    {
        return Load::Layout;
    }
#endif
    use(header, address, bytes);
#ifndef NANO_OWN_FILE
    return checker.check();
#else
    useCodebook();
    return Load::Ok;
#endif
}

uint32_t staticBytes()
{
    return 4 * (vm.image->staticsWords + stringCount()) + ((vm.image->typeCount + 3) & ~3u);
}

bool place(uint32_t from, uint32_t to, uint32_t stackBytes)
{
    uint32_t taken = staticBytes();
    from = (from + 3) & ~3u;
    if (uint64_t(from) + taken + stackBytes + smallestHeap > to)
    {
        return false;
    }
    vm.statics = from;
    vm.texts = from + taken - 4 * stringCount();
    memset(at(from), 0, taken);
    vm.stack = from + taken;
    vm.stackEnd = vm.stack + stackBytes - stackReserve;
    uint32_t room = to - (vm.stack + stackBytes);
    // The marks occupy one bit per word and the forwarding offsets one word per 32 words, together 8 bytes per 128 bytes of heap.
    uint32_t blocks = room / (128 + 8);
    vm.marks = &word(vm.stack + stackBytes);
    vm.forwards = vm.marks + blocks;
    vm.heap = vm.stack + stackBytes + 8 * blocks;
    vm.heapEnd = vm.heap + 128 * blocks;
    vm.marker = 0;
    vm.fp = 0;
    vm.sp = vm.stack;
    vm.pending = 0;
    vm.outOfMemory = 0;
    vm.handleCount = 0;
    vm.exitCode = 0;
    bool stress = vm.stress;
    vm.stress = false;
    initHeap();
    vm.stress = stress;
    return vm.outOfMemory != 0;
}

const char* describe(Load result)
{
    switch (result)
    {
    case Load::Ok:
        return "good";
    case Load::TooSmall:
        return "shorter than an image header";
    case Load::Magic:
        return "not an image";
    case Load::Format:
        return "an image with another format version";
    case Load::Size:
        return "truncated: shorter than its header states";
    case Load::Crc:
        return "damaged: its CRC32 does not match";
    case Load::Natives:
        return "linked for a runtime with different natives: link it again";
    case Load::Operations:
        return "linked for a runtime with different operations: link it again";
    case Load::Layout:
        return "corrupt: a section is out of bounds";
    case Load::Type:
        return "corrupt: a type record";
    case Load::Method:
        return "corrupt: the head of a method";
    case Load::Code:
        return "corrupt: the code of a method";
    case Load::Literal:
        return "corrupt: a literal or table";
    case Load::Memory:
        return "too large for the available memory";
    }
    return "";
}

} // namespace nano
