namespace FlipperUpdaterNano.Fupd
{
    internal static class Program
    {
        private static int Main(string[] arguments) => Fupd.Run(arguments, Console.Out, Console.Error);
    }
}
