namespace FlipperUpdaterNano.Fupd
{
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            Interruption.Listen();
            return Fupd.Run(arguments, Console.Out, Console.Error);
        }
    }
}
