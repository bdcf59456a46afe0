// nano-damage IMAGE SEED COUNT: damages an image in COUNT ways and loads each result, which must be refused because its CRC does not match.
// With its CRC repaired, a damaged image may be accepted, but the loader must not read out of bounds. Prints the counts. If an image with
// an unrepaired CRC is accepted, prints the number of that image and exits with status 1.
#include "surroundings.hpp"

#include <cstdio>
#include <cstdlib>

using namespace nano;
using namespace nano::test;

namespace
{

std::vector<uint8_t> readFile(const char* path)
{
    std::vector<uint8_t> bytes;
    if (FILE* file = fopen(path, "rb"))
    {
        for (int next = fgetc(file); next != EOF; next = fgetc(file))
        {
            bytes.push_back(static_cast<uint8_t>(next));
        }
        fclose(file);
    }
    return bytes;
}

/// splitmix64: each damaged image depends only on seed and number, so that it can be recreated.
class Dice
{
public:
    explicit Dice(uint64_t seed) : state_(seed)
    {
    }

    uint32_t below(size_t limit)
    {
        state_ += 0x9E3779B97F4A7C15u;
        uint64_t mixed = (state_ ^ (state_ >> 30)) * 0xBF58476D1CE4E5B9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBu;
        return static_cast<uint32_t>((mixed ^ (mixed >> 31)) % limit);
    }

private:
    uint64_t state_;
};

std::vector<uint8_t> damaged(std::vector<uint8_t> image, Dice& dice)
{
    constexpr uint32_t words[] = {0, 1, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF, 0x80000000};
    switch (dice.below(4))
    {
    case 0:
        image[dice.below(image.size())] ^= static_cast<uint8_t>(1u << dice.below(8));
        return image;
    case 1:
        image.resize(dice.below(image.size()));
        return image;
    case 2:
        image[dice.below(image.size())] ^= static_cast<uint8_t>(1 + dice.below(255));
        return image;
    default:
    {
        // Sets a word of the header or of a table to a boundary value.
        uint32_t at = dice.below(dice.below(2) == 0 ? sizeof(ImageHeader) / 4 : image.size() / 4) * 4;
        uint32_t value = words[dice.below(8)];
        store<uint32_t>(image.data() + at, load<uint32_t>(image.data() + at) == value ? ~value : value);
        return image;
    }
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4)
    {
        fputs("usage: nano-damage IMAGE SEED COUNT\n", stderr);
        return 2;
    }
    std::vector<uint8_t> image = readFile(argv[1]);
    uint64_t seed = strtoull(argv[2], nullptr, 0);
    uint32_t count = static_cast<uint32_t>(strtoul(argv[3], nullptr, 0));
    if (image.empty() || loadExactly(image) != Load::Ok)
    {
        fprintf(stderr, "nano-damage: %s is not a valid image\n", argv[1]);
        return 2;
    }
    uint32_t repairedRefused = 0;
    for (uint32_t i = 0; i < count; i++)
    {
        Dice dice((seed << 32) + i);
        std::vector<uint8_t> bad = damaged(image, dice);
        if (loadExactly(bad) == Load::Ok)
        {
            fprintf(stderr, "nano-damage: the image with damage %u of seed %s was accepted\n", i, argv[2]);
            return 1;
        }
        repairedRefused += loadRepaired(bad) != Load::Ok;
    }
    printf("%u refused; with a repaired CRC, %u refused\n", count, repairedRefused);
    return 0;
}
