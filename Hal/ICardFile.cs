using System;

namespace FlipperUpdaterNano.Hal
{
    /// <summary>
    /// An open file on the card. Dispose closes it if it is still open and reports nothing: what was written is only safe after
    /// <see cref="Close"/> returned <see cref="CardStatus.Ok"/>. A file of <see cref="CardMode.CreateDeferred"/> is dropped by it.
    /// </summary>
    public interface ICardFile : IDisposable
    {
        /// <summary>Gets the length in bytes.</summary>
        uint Length { get; }

        /// <summary>Gets the position of the next read or write.</summary>
        uint Position { get; }

        /// <summary>Moves the position.</summary>
        /// <param name="position">0 to <see cref="Length"/>.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Seek(uint position);

        /// <summary>Reads. Fewer bytes than asked for are read only at the end of the file, or by a card that fails so.</summary>
        /// <param name="buffer">Destination.</param>
        /// <param name="offset">First byte to write in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>The number of bytes read (0 at the end), or a negative <see cref="CardStatus"/>.</returns>
        int Read(byte[] buffer, int offset, int count);

        /// <summary>
        /// Writes all bytes or fails. If power is lost before <see cref="Flush"/> or <see cref="Close"/>, any part of them may be there; a
        /// file opened with <see cref="CardMode.Create"/> then is <see cref="CardEntry.IsIncomplete"/>.
        /// </summary>
        /// <param name="buffer">Source.</param>
        /// <param name="offset">First byte in <paramref name="buffer"/>.</param>
        /// <param name="count">Number of bytes.</param>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Write(byte[] buffer, int offset, int count);

        /// <summary>Brings everything written so far to the card, directory entry included.</summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Flush();

        /// <summary>Flushes and closes. The file must not be used afterwards, except for Dispose.</summary>
        /// <returns>A <see cref="CardStatus"/>.</returns>
        CardStatus Close();
    }
}
