#pragma once

/// Backs up /int before an update as the stock firmware does: writes the card's folder /ext/.int to a tar archive in the package folder
/// (docs/reference/stock-updater.md 1.5 and 2.7).
namespace backup
{

/// Writes backup.tar into the folder of the manifest that /.fupdate names; if /.int does not exist, the archive is empty. Returns false
/// if the card or the file system fails, or a path is too long for the archive.
bool make();

} // namespace backup
