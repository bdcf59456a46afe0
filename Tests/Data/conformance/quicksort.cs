using System;

class Program
{
    static void Sort(int[] a, int low, int high)
    {
        if (low >= high)
        {
            return;
        }

        int pivot = a[(low + high) / 2];
        int i = low;
        int j = high;
        while (i <= j)
        {
            while (a[i] < pivot)
            {
                i++;
            }

            while (a[j] > pivot)
            {
                j--;
            }

            if (i <= j)
            {
                int t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }

        Sort(a, low, j);
        Sort(a, i, high);
    }

    static void Main()
    {
        int[] a = new int[60];
        uint seed = 7;
        for (int i = 0; i < a.Length; i++)
        {
            seed = (seed * 1103515245) + 12345;
            a[i] = (int)(seed >> 16) % 1000;
        }
        Sort(a, 0, a.Length - 1);
        foreach (int n in a)
        {
            Console.Write(n + " ");
        }
        Console.WriteLine();
    }
}
