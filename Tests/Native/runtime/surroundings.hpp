// Memory and port of the runtime in tests.
#pragma once

#include "core/vm.hpp"

#include <vector>

namespace nano::test
{

constexpr uint32_t imageAt = 64;

/// Loads an image from a block that ends where the image ends, so ASan catches any read past the end.
Load loadExactly(const std::vector<uint8_t>& image);

/// Repairs size, CRC and fingerprints of the header first, so that the later checks are reached.
Load loadRepaired(std::vector<uint8_t> image);

} // namespace nano::test
