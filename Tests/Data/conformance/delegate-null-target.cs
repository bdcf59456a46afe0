using System;

delegate int Get();

class Holder
{
    public int Value = 7;

    public int Plain()
    {
        return Value;
    }

    public int WithoutThis()
    {
        return 1;
    }

    public virtual int Open()
    {
        return 2;
    }
}

sealed class Special : Holder
{
    public override int Open()
    {
        return 3;
    }
}

static class Extensions
{
    public static int LengthOr(this string text)
    {
        return text == null ? -1 : text.Length;
    }
}

class Program
{
    static Holder Find(bool there)
    {
        return there ? new Special() : null;
    }

    static string Made(int kind, Holder holder)
    {
        Get made = null;
        try
        {
            switch (kind)
            {
                case 0:
                    made = holder.Plain;
                    break;
                case 1:
                    made = holder.WithoutThis;
                    break;
                case 2:
                    made = holder.Open;
                    break;
                default:
                    made = ((Special)holder).Open;
                    break;
            }

            return "made, " + made();
        }
        catch (ArgumentException)
        {
            return "ArgumentException, " + (made == null);
        }
        catch (NullReferenceException)
        {
            return "NullReferenceException, " + (made == null);
        }
    }

    static void Main()
    {
        for (int kind = 0; kind < 4; kind++)
        {
            Console.WriteLine(Made(kind, Find(true)));
            Console.WriteLine(Made(kind, Find(false)));
        }

        string text = Find(false) == null ? null : "text";
        Get length = text.LengthOr;
        Console.WriteLine("" + length());
        text = "four";
        length = text.LengthOr;
        Console.WriteLine("" + length());
    }
}
