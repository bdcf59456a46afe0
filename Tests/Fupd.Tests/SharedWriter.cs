using System.Text;

namespace FlipperUpdaterNano.Fupd.Tests
{
    /// <summary>A text writer that one thread writes to while another thread reads the text.</summary>
    internal sealed class SharedWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
