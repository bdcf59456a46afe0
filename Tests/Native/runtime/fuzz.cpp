// libFuzzer target: for any bytes, the loader returns a result and reads nothing out of bounds.
#include "surroundings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, size_t count)
{
    std::vector<uint8_t> image(bytes, bytes + count);
    nano::test::loadExactly(image);
    nano::test::loadRepaired(image);
    return 0;
}
