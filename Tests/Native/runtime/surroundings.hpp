// The runtime's memory and platform port, for tests.
#pragma once

#include "core/vm.hpp"

#include <span>
#include <vector>

namespace nano::test
{

constexpr uint32_t imageAt = 64;

/// Loads an image from a block of exactly its size, so that ASan detects any read past the end.
Load loadExactly(const std::vector<uint8_t>& image);

/// An image that contains only types, laid out by hand in its own arena.
class TypeImage
{
public:
    ~TypeImage();

    /// Starts the image. `pool` is at most `poolSpace` bytes long and contains the map of the statics at offset `staticsMap`.
    ImageHeader& begin(std::span<const TypeRecord> types, std::span<const uint8_t> pool, uint32_t staticsMap, uint32_t staticsWords,
                       uint32_t stackBytes, uint32_t heapBytes);

    /// Lays out the statics, stack and heap after the image. Returns false if they do not fit.
    bool end();

    static constexpr uint32_t poolSpace = 8;

private:
    std::vector<uint8_t> memory_;
    uint32_t stackBytes_ = 0;
    uint32_t heapBytes_ = 0;
};

/// Loads an image after repairing size, CRC and fingerprints in its header, so that the later checks are reached.
Load loadRepaired(std::vector<uint8_t> image);

} // namespace nano::test
