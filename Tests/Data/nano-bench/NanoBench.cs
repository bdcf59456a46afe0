using System;
using System.Text;

// The workloads measured for docs/BENCHMARKS.md. Each printed line contains the name, the number of operations, the clock ticks and
// a result. A tick is 100 ns on the desktop; on the CPU emulator the clock counts instructions, and ten instructions take 1.6 ticks.
public class NanoBench
{
    private static uint[] s_table;
    private int _field;

    public virtual int Step(int value)
    {
        return value + 3;
    }

    public static void Main()
    {
        // The emulator's heap is small, so it runs the same operations on less data.
        bool large = Large();
        int scale = large ? 100 : 1;
        MakeTable();
        IntegerLoop(large ? 10000000 : 100000);
        Crc(large ? 1048576 : 16384);
        StaticCalls(100000 * scale);
        RecursiveCalls(large ? 27 : 16);
        FieldsAndVirtualCalls(50000 * scale);
        ArrayWalk(large ? 1000 : 20);
        Strings(2000 * scale);
        Allocations(20000 * scale);
    }

    private static bool Large()
    {
        try
        {
            return new byte[300000].Length > 0;
        }
        catch (OutOfMemoryException)
        {
            return false;
        }
    }

    private static void Report(string name, int operations, long began, uint result)
    {
        long ticks = DateTime.UtcNow.Ticks - began;
        Console.WriteLine(name + "\t" + operations.ToString() + "\t" + ticks.ToString() + "\t" + result.ToString("X8"));
    }

    private static void IntegerLoop(int count)
    {
        long began = DateTime.UtcNow.Ticks;
        Report("integer loop, per iteration", count, began, (uint)Sum(count));
    }

    private static int Sum(int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += i;
        }

        return sum;
    }

    private static void MakeTable()
    {
        s_table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint entry = i;
            for (int bit = 0; bit < 8; bit++)
            {
                entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xEDB88320u : entry >> 1;
            }

            s_table[i] = entry;
        }
    }

    private static uint CrcOf(byte[] data, int count)
    {
        uint crc = 0xFFFFFFFFu;
        uint[] table = s_table;
        for (int i = 0; i < count; i++)
        {
            crc = table[(byte)(crc ^ data[i])] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static void Crc(int count)
    {
        byte[] data = new byte[16384];
        for (int i = 0; i < data.Length; i++)
        {
            data[i] = (byte)(i * 7);
        }

        long began = DateTime.UtcNow.Ticks;
        uint result = 0;
        for (int done = 0; done < count; done += data.Length)
        {
            result = CrcOf(data, data.Length);
        }

        Report("table CRC32, per byte", count, began, result);
    }

    private static int AddOne(int value)
    {
        return value + 1;
    }

    private static void StaticCalls(int count)
    {
        long began = DateTime.UtcNow.Ticks;
        int sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum = AddOne(sum);
        }

        Report("static call of a one-line method (inlined), per call", count, began, (uint)sum);
    }

    private static int Fibonacci(int n)
    {
        return n < 2 ? n : Fibonacci(n - 1) + Fibonacci(n - 2);
    }

    private static void RecursiveCalls(int n)
    {
        long began = DateTime.UtcNow.Ticks;
        int result = Fibonacci(n);
        long ended = DateTime.UtcNow.Ticks;
        // Fibonacci(n) makes 2 * Fibonacci(n + 1) - 1 calls.
        int calls = (2 * Fibonacci(n + 1)) - 1;
        Report("real static call (Fibonacci, not inlined), per call", calls, began + DateTime.UtcNow.Ticks - ended, (uint)result);
    }

    private static void FieldsAndVirtualCalls(int count)
    {
        NanoBench[] steps = { new NanoBench(), new LongStep() };
        NanoBench target = steps[count & 1];
        long began = DateTime.UtcNow.Ticks;
        for (int i = 0; i < count; i++)
        {
            target._field = steps[i & 1].Step(target._field);
        }

        Report("field and virtual call, per iteration", count, began, (uint)target._field);
    }

    private static void ArrayWalk(int rounds)
    {
        int[] numbers = new int[1000];
        long began = DateTime.UtcNow.Ticks;
        int sum = 0;
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] += i;
                sum += numbers[i];
            }
        }

        Report("array walk (read, add, write, read), per element", rounds * 1000, began, (uint)sum);
    }

    private static void Strings(int count)
    {
        long began = DateTime.UtcNow.Ticks;
        uint length = 0;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append("page ");
            text.Append(i.ToString());
            if ((i & 15) == 15)
            {
                length += (uint)text.ToString().Length;
                text.Clear();
            }
        }

        Report("string building, per append of two", count, began, length);
    }

    private static void Allocations(int count)
    {
        long began = DateTime.UtcNow.Ticks;
        object last = null;
        for (int i = 0; i < count; i++)
        {
            last = new object();
        }

        Report("new object(), per allocation with its collection", count, began, last == null ? 0u : 1u);
    }

    private sealed class LongStep : NanoBench
    {
        public override int Step(int value)
        {
            return value ^ 5;
        }
    }
}
