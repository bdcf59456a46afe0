#pragma once

namespace fat
{

/// Results of card and file system operations, numbered as in Hal/CardStatus.cs.
enum class Status : int
{
    Ok = 0,
    NoCard = -1,
    NoFileSystem = -2,
    NotFound = -3,
    ReadError = -4,
    WriteError = -5,
    Full = -6,
    ReadOnly = -7,
    NotEmpty = -8,
    BadName = -9,
    WrongKind = -10,
    Corrupt = -11,
    TooManyOpenFiles = -12,
    PartitionedAsGpt = -13,
};

} // namespace fat

/// Returns the status of `expression` from the enclosing function unless the status is Ok.
#define FAT_TRY(expression)                                                                                                                \
    do                                                                                                                                     \
    {                                                                                                                                      \
        if (const ::fat::Status status_ = (expression); status_ != ::fat::Status::Ok)                                                      \
        {                                                                                                                                  \
            return status_;                                                                                                                \
        }                                                                                                                                  \
    } while (false)
