using System;
using System.Reflection;
using System.Threading;

// Fields that are readonly and still change between two reads.
public struct Fixed
{
    public readonly int Value;

    public Fixed(int value)
    {
        Value = value;
    }
}

public class Holder
{
    public Fixed Content;
}

public class ByReference
{
    public readonly int Field;
    public readonly string Text = "t";

    public ByReference()
    {
        Field = 1;
        int before = Field;
        string shortText = Text;
        Add(ref Field, 5);
        Extend(out Text, 3);
        Program.Show(before, Field);
        Console.WriteLine(shortText + " " + Text);
        Add(ref Field, 2);
        Program.Show(before, Field);
    }

    private static void Add(ref int field, int times)
    {
        for (int i = 0; i < times; i++)
        {
            field++;
        }
    }

    private static void Extend(out string text, int times)
    {
        text = "";

        for (int i = 0; i < times; i++)
        {
            text += "x";
        }
    }
}

public class ByInit
{
    private readonly int _value;

    public ByInit()
    {
        Value = 1;
        int before = Value;
        Value = 2;
        Program.Show(before, Value);
    }

    public int Value
    {
        get
        {
            return _value;
        }

        init
        {
            for (int i = 0; i < value; i++)
            {
                Program.Calls++;
            }

            _value = value;
        }
    }
}

public class ByReflection
{
    private readonly int _field;

    public ByReflection(int value)
    {
        _field = value;
    }

    public void Change()
    {
        int before = _field;
        typeof(ByReflection).GetField("_field", BindingFlags.NonPublic | BindingFlags.Instance).SetValue(this, 7);
        Program.Show(before, _field);
    }
}

public class ByThread
{
    public static readonly ManualResetEvent Seen = new ManualResetEvent(false);

    public static ByThread Last;

    public readonly int Field;

    public ByThread()
    {
        Last = this;
        Seen.WaitOne();
        Field = 5;
    }
}

public static class Program
{
    public static int Calls;

    public static void Main()
    {
        Holder holder = new Holder();
        holder.Content = new Fixed(1);
        int first = holder.Content.Value;
        Change(holder, 1);
        int second = holder.Content.Value;
        Change(holder, 2);
        Show(first, second);
        Show(second, holder.Content.Value);

        Fixed captured = new Fixed(1);
        Action change = () => captured = new Fixed(Calls + 2);
        first = captured.Value;
        change();
        Show(first, captured.Value);

        new ByReference();
        new ByInit();
        new ByReflection(3).Change();
        Console.WriteLine(Calls.ToString());
        OtherThread();
    }

    public static void Show(int before, int after)
    {
        Console.WriteLine(before.ToString() + " " + after.ToString());
    }

    private static void Change(Holder holder, int times)
    {
        for (int i = 0; i < times; i++)
        {
            holder.Content = new Fixed(i + 2);
        }
    }

    private static void OtherThread()
    {
        Thread thread = new Thread(() => new ByThread());
        thread.Start();

        while (ByThread.Last == null)
        {
            Thread.Sleep(1);
        }

        ByThread made = ByThread.Last;
        int before = made.Field;
        ByThread.Seen.Set();
        thread.Join();
        Show(before, made.Field);
    }
}
