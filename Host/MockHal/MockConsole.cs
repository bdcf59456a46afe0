using FlipperUpdaterNano.Hal;

namespace FlipperUpdaterNano.MockHal
{
    internal sealed class MockConsole(MockDevice mock) : IConsole
    {
        public void WriteLine(string line)
        {
            mock.Alive().Console.WriteLine(line);
        }
    }
}
