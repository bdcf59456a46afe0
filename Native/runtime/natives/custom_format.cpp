#include "natives/custom_format.hpp"

namespace nano
{

namespace
{

constexpr int32_t never = INT32_MAX;

} // namespace

CustomFormat::CustomFormat(const Decimal& number, const uint16_t* format, uint32_t length)
    : number_(number), format_(format), length_(length)
{
    section_ = sectionAt(number.count == 0 ? 2 : number.negative ? 1 : 0);
    scan(section_);
    if (number.count > 0)
    {
        round();
    }
    if (number_.count == 0)
    {
        number_.scale = 0;
        number_.negative &= number_.isFloat;
    }
    firstZero_ = firstZero_ < point_ ? point_ - firstZero_ : 0;
    lastZero_ = lastZero_ > point_ ? point_ - lastZero_ : 0;
    TextSink count;
    fill(count);
    sign_ = number_.negative && section_ == 0 && (number_.scale != 0 || count.length > 0);
}

void CustomFormat::write(TextSink& sink, const uint16_t* format)
{
    format_ = format;
    if (sign_)
    {
        sink.put('-');
    }
    fill(sink);
}

/// Returns the start of a section, or the start of the first section if the section is missing or empty.
uint32_t CustomFormat::sectionAt(uint32_t number) const
{
    uint32_t at = 0;
    for (; number > 0; number--)
    {
        while (at < length_ && format_[at] != ';')
        {
            at = skip(at);
        }
        if (++at >= length_)
        {
            return 0;
        }
    }
    return format_[at] == ';' ? 0 : at;
}

/// Returns the index after a character, an escaped character or a quoted string.
uint32_t CustomFormat::skip(uint32_t at) const
{
    uint32_t c = format_[at++];
    if (c == '\\')
    {
        return at < length_ ? at + 1 : at;
    }
    if (c == '\'' || c == '"')
    {
        while (at < length_ && format_[at] != c)
        {
            at++;
        }
        return at < length_ ? at + 1 : at;
    }
    return at;
}

/// Returns the number of zeros after an E and its sign.
uint32_t CustomFormat::exponentDigitsAt(uint32_t at) const
{
    uint32_t first = at + 1;
    first += first < length_ && (format_[first] == '+' || format_[first] == '-') ? 1 : 0;
    uint32_t end = first;
    while (end < length_ && format_[end] == '0')
    {
        end++;
    }
    return end - first;
}

uint32_t CustomFormat::afterExponent(uint32_t at) const
{
    return at + (format_[at + 1] == '0' ? 1 : 2) + exponentDigitsAt(at);
}

void CustomFormat::round()
{
    number_.scale += adjust_;
    roundDigits(number_, scientific_ ? places_ : number_.scale + places_ - point_, false);
    trimDigits(number_);
    uint32_t zero = sectionAt(2);
    if (number_.count == 0 && zero != section_)
    {
        section_ = zero;
        scan(section_);
    }
}

/// Scans the section that starts at the given index.
void CustomFormat::scan(uint32_t at)
{
    places_ = lastZero_ = adjust_ = 0;
    point_ = comma_ = -1;
    firstZero_ = never;
    grouped_ = scientific_ = false;
    while (at < length_ && format_[at] != ';')
    {
        if ((format_[at] | 32) == 'e' && exponentDigitsAt(at) > 0)
        {
            scientific_ = true;
            at = afterExponent(at);
        }
        else
        {
            scanSymbol(format_[at]);
            at = skip(at);
        }
    }
    point_ = point_ < 0 ? places_ : point_;
    if (comma_ >= 0)
    {
        adjust_ -= comma_ == point_ ? 3 * commas_ : 0;
        grouped_ |= comma_ != point_;
    }
}

void CustomFormat::scanSymbol(uint32_t symbol)
{
    switch (symbol)
    {
    case '#':
        places_++;
        break;
    case '0':
        firstZero_ = firstZero_ == never ? places_ : firstZero_;
        lastZero_ = ++places_;
        break;
    case '.':
        point_ = point_ < 0 ? places_ : point_;
        break;
    case ',':
        if (places_ > 0 && point_ < 0)
        {
            grouped_ |= comma_ >= 0 && comma_ != places_;
            commas_ = comma_ == places_ ? commas_ + 1 : 1;
            comma_ = places_;
        }
        break;
    case '%':
        adjust_ += 2;
        break;
    case 0x2030:
        adjust_ += 3;
        break;
    default:
        break;
    }
}

void CustomFormat::fill(TextSink& sink) const
{
    bool atPoint = scientific_ || number_.scale < point_;
    Filling filling{sink, 0, atPoint ? point_ : number_.scale, scientific_ ? 0 : number_.scale - point_, false, false};
    for (uint32_t at = section_; at < length_ && format_[at] != ';';)
    {
        if (scientific_ && (format_[at] | 32) == 'e' && exponentDigitsAt(at) > 0)
        {
            putExponent(filling, at);
            at = afterExponent(at);
        }
        else
        {
            uint32_t after = skip(at);
            fillSymbol(filling, at, after);
            at = after;
        }
    }
}

void CustomFormat::fillSymbol(Filling& filling, uint32_t at, uint32_t after) const
{
    uint32_t c = format_[at];
    switch (c)
    {
    case '#':
    case '0':
        putAhead(filling);
        putPlace(filling);
        return;
    case '.':
        putAhead(filling);
        if (filling.place == 0 && !filling.point && (lastZero_ < 0 || (point_ < places_ && filling.next < number_.count)))
        {
            filling.sink.put('.');
            filling.point = true;
        }
        return;
    case ',':
        return;
    case '\\':
        at++;
        break;
    case '\'':
    case '"':
        after -= after - at > 1 && format_[after - 1] == c ? 1 : 0;
        at++;
        break;
    default:
        break;
    }
    for (; at < after; at++)
    {
        filling.sink.put(format_[at]);
    }
}

/// Writes the digits before the first digit placeholder.
void CustomFormat::putAhead(Filling& filling) const
{
    for (; filling.ahead > 0; filling.ahead--)
    {
        putDigit(filling, filling.next < number_.count ? number_.digits[filling.next++] : '0');
        filling.place--;
    }
}

void CustomFormat::putPlace(Filling& filling) const
{
    if (filling.ahead < 0)
    {
        filling.ahead++;
        if (filling.place <= firstZero_)
        {
            putDigit(filling, '0');
        }
    }
    else if (filling.next < number_.count)
    {
        putDigit(filling, number_.digits[filling.next++]);
    }
    else if (filling.place > lastZero_)
    {
        putDigit(filling, '0');
    }
    filling.place--;
}

void CustomFormat::putDigit(Filling& filling, uint32_t digit) const
{
    filling.sink.put(digit);
    if (grouped_ && filling.place > 1 && (filling.place - 1) % 3 == 0)
    {
        filling.sink.put(',');
    }
}

/// Writes the exponent at the first E that is followed by zeros. Every later E is a literal.
void CustomFormat::putExponent(Filling& filling, uint32_t at) const
{
    if (filling.exponent)
    {
        for (uint32_t end = afterExponent(at); at < end; at++)
        {
            filling.sink.put(format_[at]);
        }
        return;
    }
    filling.exponent = true;
    int32_t exponent = number_.count == 0 ? 0 : number_.scale - point_;
    filling.sink.put(format_[at]);
    if (exponent < 0 || format_[at + 1] == '+')
    {
        filling.sink.put(exponent < 0 ? '-' : '+');
    }
    uint32_t digits = exponentDigitsAt(at);
    putDecimal(filling.sink, static_cast<uint32_t>(exponent < 0 ? -exponent : exponent), digits > 10 ? 10 : static_cast<int32_t>(digits));
}

} // namespace nano
