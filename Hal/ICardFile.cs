using System;

namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// An open file on the card. Dispose closes the file if it is open, but reports no error, so written data is safe only after
    /// <see cref="Close"/> has returned <see cref="CardStatus.Ok"/>. Dispose discards an open file that was opened with
    /// <see cref="CardMode.CreateDeferred"/>.
    /// </summary>
    public interface ICardFile : IDisposable
    {
        /// <summary>Gets the length in bytes.</summary>
        uint Length { get; }

        /// <summary>Gets the position of the next read or write, in bytes from the start of the file.</summary>
        uint Position { get; }

        /// <summary>Sets the position of the next read or write.</summary>
        /// <param name="position">0 to <see cref="Length"/>.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Seek(uint position);

        /// <summary>Reads bytes. Returns fewer bytes than requested only at the end of the file or if the card fails.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">Offset in <paramref name="buffer"/> of the first byte to write.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read (0 at the end), or a negative <see cref="CardStatus"/>.</returns>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>
        /// Writes all bytes or fails; after a failure, the position is unchanged. If power is lost before <see cref="Flush"/> or
        /// <see cref="Close"/>, any part of the bytes may be on the card; for a file opened with <see cref="CardMode.Create"/>,
        /// <see cref="CardEntry.IsIncomplete"/> is then true.
        /// </summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">Offset of the first byte in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Write(byte[] buffer, int offset, int count);

        /// <summary>
        /// Writes all buffered data and the directory entry to the card. The entry of a file opened with
        /// <see cref="CardMode.CreateDeferred"/> can remain pending until <see cref="ICard.Sync"/>.
        /// </summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Flush();

        /// <summary>Flushes and closes the file, which is closed even if the flush fails. Afterwards only Dispose may be called.</summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Close();
    }
}
