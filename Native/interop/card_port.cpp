// The functions for the card that System.IO.FileSystem needs besides files.cpp.
#include "core/files.hpp"
#include "drivers/card/sd_card.hpp"

namespace nano
{

char portFileSeparator()
{
    return '\\';
}

bool portFileCardPresent()
{
    return drivers::card::SdCard::isPresent();
}

} // namespace nano
