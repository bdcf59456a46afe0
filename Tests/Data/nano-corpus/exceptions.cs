using System;

class Program
{
    static int _depth;

    static void Fail(object value)
    {
        try
        {
            _depth++;
            if (_depth < 4)
            {
                Fail(value);
            }
            throw new ArgumentException("depth " + _depth);
        }
        finally
        {
            _depth--;
        }
    }

    static void Main()
    {
        try
        {
            Fail(null);
        }
        catch (ArgumentException problem) when (problem.Message.Length > 3)
        {
            Console.WriteLine(problem.Message);
            if (_depth == 2)
            {
                throw;
            }
        }
    }
}
