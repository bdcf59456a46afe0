using System;

class AppException : Exception
{
    private readonly int _code;

    public AppException(int code, string message) : base(message)
    {
        _code = code;
    }

    public int Code
    {
        get { return _code; }
    }

    public override string Message
    {
        get { return base.Message + " (" + _code + ")"; }
    }
}

class SpecialException : AppException
{
    public SpecialException() : base(7, "special")
    {
    }
}

class Program
{
    static void Main()
    {
        try
        {
            throw new SpecialException();
        }
        catch (AppException e) when (e.Code == 7)
        {
            Console.WriteLine(e.Message + " " + e.Code + " " + (e is SpecialException));
        }
    }
}
