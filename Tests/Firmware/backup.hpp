#pragma once

/// The backup of /int before an update, as the stock firmware makes it: /ext/.int of the card as a tar archive in the package folder
/// (docs/reference/stock-updater.md 1.5 and 2.7).
namespace backup
{

/// Writes backup.tar into the folder of the manifest that /.fupdate names; without /.int an empty archive. False when the card or the
/// file system fails, or a path is too long for the archive.
bool make();

} // namespace backup
