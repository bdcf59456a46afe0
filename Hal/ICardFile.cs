using System;

namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// An open file on the card. Dispose closes it if it is open and reports no error: written data is safe only after
    /// <see cref="Close"/> returned <see cref="CardStatus.Ok"/>. Dispose discards an open file of
    /// <see cref="CardMode.CreateDeferred"/>.
    /// </summary>
    public interface ICardFile : IDisposable
    {
        /// <summary>Gets the length in bytes.</summary>
        uint Length { get; }

        /// <summary>Gets the position of the next read or write.</summary>
        uint Position { get; }

        /// <summary>Sets the position.</summary>
        /// <param name="position">0 to <see cref="Length"/>.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Seek(uint position);

        /// <summary>
        /// Reads bytes. Returns fewer than requested only at the end of the file, or if a failing card delivers fewer.
        /// </summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read (0 at the end), or a negative <see cref="CardStatus"/>.</returns>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>
        /// Writes all bytes or fails. After a power loss before <see cref="Flush"/> or <see cref="Close"/>, any part of them may be on
        /// the card; a file opened with <see cref="CardMode.Create"/> is then <see cref="CardEntry.IsIncomplete"/>.
        /// </summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">First byte in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Write(byte[] buffer, int offset, int count);

        /// <summary>Writes all buffered data to the card, including the directory entry.</summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Flush();

        /// <summary>Flushes and closes. The file must not be used afterwards, except for Dispose.</summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Close();
    }
}
