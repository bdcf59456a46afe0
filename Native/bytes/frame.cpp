#include "frame.hpp"

namespace bytes
{

namespace
{

void setPixel(uint8_t* frame, int32_t x, int32_t y, bool dark)
{
    if (x < 0 || x >= frameWidth || y < 0 || y >= frameHeight)
    {
        return;
    }
    uint8_t& byte = frame[y / 8 * frameWidth + x];
    const uint8_t mask = static_cast<uint8_t>(1 << y % 8);
    byte = static_cast<uint8_t>(dark ? byte | mask : byte & ~mask);
}

/// The part of [start, start + length) within [0, limit), without overflow.
void clip(int32_t& start, int32_t& end, int32_t length, int32_t limit)
{
    const int64_t last = static_cast<int64_t>(start) + length;
    start = start < 0 ? 0 : start;
    end = last > limit ? limit : static_cast<int32_t>(last);
}

} // namespace

void drawBitmap(uint8_t* frame, const uint8_t* bitmap, int32_t width, int32_t height, int32_t x, int32_t y)
{
    const int32_t stride = (width + 7) / 8;
    for (int32_t row = 0; row < height; ++row)
    {
        for (int32_t column = 0; column < width; ++column)
        {
            if ((bitmap[row * stride + column / 8] >> column % 8 & 1) != 0)
            {
                setPixel(frame, x + column, y + row, true);
            }
        }
    }
}

void fillRectangle(uint8_t* frame, int32_t x, int32_t y, int32_t width, int32_t height, bool dark)
{
    int32_t right, bottom;
    clip(x, right, width, frameWidth);
    clip(y, bottom, height, frameHeight);
    for (int32_t row = y; row < bottom; ++row)
    {
        for (int32_t column = x; column < right; ++column)
        {
            setPixel(frame, column, row, dark);
        }
    }
}

} // namespace bytes
