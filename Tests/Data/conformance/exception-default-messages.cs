using System;

class Own : Exception
{
}

class Program
{
    static void Main()
    {
        Exception[] all = { new Exception(), new ArgumentException(), new ArgumentNullException(), new ArgumentOutOfRangeException(), new InvalidOperationException(), new NotSupportedException(), new NotImplementedException(), new IndexOutOfRangeException(), new NullReferenceException(), new InvalidCastException(), new FormatException(), new TimeoutException(), new Own(), new ArgumentNullException("name"), new ArgumentException("text", "name"), new ArgumentOutOfRangeException("name", "text"), new ObjectDisposedException("thing") };
        foreach (Exception e in all)
        {
            Console.WriteLine(e.Message);
        }
    }
}
