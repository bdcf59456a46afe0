// libFuzzer: whatever the bytes are, the loader says what it thinks of them and reads nothing outside.
#include "surroundings.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, size_t count)
{
    std::vector<uint8_t> image(bytes, bytes + count);
    nano::test::loadExactly(image);
    nano::test::loadRepaired(image);
    return 0;
}
