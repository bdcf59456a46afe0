#include "surroundings.hpp"

#include "core/natives.hpp"

#include <memory>

namespace nano
{

uint8_t* arena;

void portWrite(bool, const uint8_t*, uint32_t)
{
}

int64_t portTicks()
{
    return 0;
}

void portSleep(int32_t)
{
}

void portReset()
{
    __builtin_trap();
}

} // namespace nano

namespace nano::test
{

namespace
{

uint32_t crc32(const uint8_t* bytes, size_t count)
{
    uint32_t crc = ~0u;
    for (size_t i = 0; i < count; i++)
    {
        crc ^= bytes[i];
        for (uint32_t bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
        }
    }
    return ~crc;
}

} // namespace

Load loadExactly(const std::vector<uint8_t>& image)
{
    std::unique_ptr<uint8_t[]> block(new uint8_t[imageAt + image.size()]);
    for (size_t i = 0; i < image.size(); i++)
    {
        block[imageAt + i] = image[i];
    }
    arena = block.get();
    Load result = loadImage(imageAt, static_cast<uint32_t>(image.size()));
    arena = nullptr;
    return result;
}

Load loadRepaired(std::vector<uint8_t> image)
{
    image.resize(image.size() & ~size_t(3));
    if (image.size() >= sizeof(ImageHeader))
    {
        ImageHeader header;
        __builtin_memcpy(&header, image.data(), sizeof(header));
        header.magic = imageMagic;
        header.format = imageFormat;
        header.size = static_cast<uint32_t>(image.size());
        header.natives = natives::fingerprint;
        header.operations = operationsFingerprint;
        __builtin_memcpy(image.data(), &header, sizeof(header));
        header.crc = crc32(image.data() + 16, image.size() - 16);
        __builtin_memcpy(image.data(), &header, sizeof(header));
    }
    return loadExactly(image);
}

ImageHeader& TypeImage::begin(std::span<const TypeRecord> types, std::span<const uint8_t> pool, uint32_t staticsMap, uint32_t staticsWords,
                              uint32_t stackBytes, uint32_t heapBytes)
{
    stackBytes_ = stackBytes;
    heapBytes_ = heapBytes;
    memory_.assign(imageAt + sizeof(ImageHeader) + types.size_bytes() + 4 + 256 + stackBytes + 1024 + 2 * heapBytes, 0);
    arena = memory_.data();
    ImageHeader& header = *reinterpret_cast<ImageHeader*>(arena + imageAt);
    header.typeCount = static_cast<uint32_t>(types.size());
    header.pool = static_cast<uint32_t>(sizeof(ImageHeader) + types.size_bytes());
    header.staticsMap = header.pool + staticsMap;
    header.staticsWords = staticsWords;
    memcpy(arena + imageAt + sizeof(ImageHeader), types.data(), types.size_bytes());
    memcpy(arena + imageAt + header.pool, pool.data(), pool.size());
    vm = Vm{};
    vm.image = &header;
    vm.imageAt = imageAt;
    vm.types = reinterpret_cast<const TypeRecord*>(arena + imageAt + sizeof(ImageHeader));
    return header;
}

bool TypeImage::end()
{
    const uint32_t from = imageAt + vm.image->pool + poolSpace;
    // Tables of the collector: 8 bytes for each 128 bytes of the heap; the loader rounds the heap down to blocks of 128 bytes.
    const uint32_t to = from + 4 * vm.image->staticsWords + ((vm.image->typeCount + 3) & ~3u) + stackBytes_ + heapBytes_ / 128 * 136;
    return place(from, to, stackBytes_);
}

TypeImage::~TypeImage()
{
    arena = nullptr;
}

} // namespace nano::test
