#pragma once

#include <cstdint>

/// Functions that draw into a frame of 128 x 64 pixels. Pixel (x, y) is bit y % 8 of byte (y / 8) x 128 + x; 1 is dark. Pixels out of
/// bounds are clipped.
namespace bytes
{

inline constexpr int32_t frameWidth = 128;
inline constexpr int32_t frameHeight = 64;
inline constexpr uint32_t frameBytes = 1024;

/// Draws a bitmap. Its rows are stored top to bottom, each in (width + 7) / 8 bytes with the leftmost pixel in bit 0; 1 is drawn dark, 0 is
/// not drawn.
void drawBitmap(uint8_t* frame, const uint8_t* bitmap, int32_t width, int32_t height, int32_t x, int32_t y);

void fillRectangle(uint8_t* frame, int32_t x, int32_t y, int32_t width, int32_t height, bool dark);

} // namespace bytes
