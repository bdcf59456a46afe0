// Memory and port of the runtime in tests.
#pragma once

#include "core/vm.hpp"

#include <vector>

namespace nano::test
{

constexpr uint32_t imageAt = 64;

// Takes an image in a block that ends where the image ends, so that a sanitizer sees each byte read behind it.
Load loadExactly(const std::vector<uint8_t>& image);

// The same with size, CRC and native table of the header made to fit, so that the checks behind them are reached.
Load loadRepaired(std::vector<uint8_t> image);

} // namespace nano::test
