#include "surroundings.hpp"

#include "core/natives.hpp"

#include <memory>

namespace nano
{

u8* arena;

void portWrite(bool, const u8*, u32)
{
}

i64 portTicks()
{
    return 0;
}

void portSleep(i32)
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

u32 crc32(const u8* bytes, size_t count)
{
    u32 crc = ~0u;
    for (size_t i = 0; i < count; i++)
    {
        crc ^= bytes[i];
        for (u32 bit = 0; bit < 8; bit++)
        {
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0u);
        }
    }
    return ~crc;
}

} // namespace

Load loadExactly(const std::vector<u8>& image)
{
    std::unique_ptr<u8[]> block(new u8[ImageAt + image.size()]);
    for (size_t i = 0; i < image.size(); i++)
    {
        block[ImageAt + i] = image[i];
    }
    arena = block.get();
    Load result = loadImage(ImageAt, static_cast<u32>(image.size()));
    arena = nullptr;
    return result;
}

Load loadRepaired(std::vector<u8> image)
{
    image.resize(image.size() & ~size_t(3));
    if (image.size() >= sizeof(ImageHeader))
    {
        ImageHeader header;
        __builtin_memcpy(&header, image.data(), sizeof(header));
        header.magic = ImageMagic;
        header.format = ImageFormat;
        header.size = static_cast<u32>(image.size());
        header.natives = natives::Fingerprint;
        __builtin_memcpy(image.data(), &header, sizeof(header));
        header.crc = crc32(image.data() + 16, image.size() - 16);
        __builtin_memcpy(image.data(), &header, sizeof(header));
    }
    return loadExactly(image);
}

} // namespace nano::test
