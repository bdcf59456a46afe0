// The functions of System.IO.FileSystem that concern the card itself; those for files are in files.cpp.
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
