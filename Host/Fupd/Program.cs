namespace FlipperUpdaterNano.Fupd
{
    internal static class Program
    {
        private static int Main(string[] arguments)
        {
            Interruption.Listen();
            int status = Fupd.Run(arguments, Console.Out, Console.Error);
            Interruption.WaitIfEnding();

            return status;
        }
    }
}
