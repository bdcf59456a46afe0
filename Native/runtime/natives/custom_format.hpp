// Custom numeric formats such as #,##0.00;(0), in the invariant culture.
#pragma once

#include "natives/number_format.hpp"

namespace nano
{

/// Formats a number in a custom format (.NET documentation, "Custom numeric format strings").
class CustomFormat
{
public:
    /// Chooses the section and rounds the number. The digits of `number` must outlive this object.
    CustomFormat(const Decimal& number, const uint16_t* format, uint32_t length);

    /// Writes the formatted number. `format` is the constructor's format string, which the collector may have moved in the meantime.
    void write(TextSink& sink, const uint16_t* format);

private:
    struct Filling
    {
        TextSink& sink;
        int32_t next;         // index of the next digit to be written
        int32_t place;        // number of digit places still to come before the decimal point; negative after it
        int32_t ahead;        // number of digits before the first placeholder, or minus the number of placeholders before the first digit
        bool point, exponent; // whether the decimal point and the exponent have been written
    };

    uint32_t sectionAt(uint32_t number) const;
    uint32_t skip(uint32_t at) const;
    uint32_t exponentDigitsAt(uint32_t at) const;
    uint32_t afterExponent(uint32_t at) const;
    void round();
    void scan(uint32_t at);
    void scanSymbol(uint32_t symbol);
    void fill(TextSink& sink) const;
    void fillSymbol(Filling& filling, uint32_t at, uint32_t after) const;
    void putAhead(Filling& filling) const;
    void putPlace(Filling& filling) const;
    void putDigit(Filling& filling, uint32_t digit) const;
    void putExponent(Filling& filling, uint32_t at) const;

    Decimal number_;
    const uint16_t* format_;
    uint32_t length_;
    // The section of the format: its start, the number of its digit placeholders, the index of the decimal point among them, and the first
    // and the last placeholder between which zeros are written.
    uint32_t section_ = 0;
    int32_t places_ = 0, point_ = 0, firstZero_ = 0, lastZero_ = 0;
    int32_t adjust_ = 0;              // power of ten due to %, ‰ and commas before the point
    int32_t comma_ = -1, commas_ = 0; // position of the last comma, and number of consecutive commas there
    bool grouped_ = false, scientific_ = false, sign_ = false;
};

} // namespace nano
