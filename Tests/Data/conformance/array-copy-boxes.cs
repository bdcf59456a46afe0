using System;

struct Pair
{
    public int Number;
    public string Text;
}

class Program
{
    static void Main()
    {
        object[] boxes = new object[4];
        Array.Copy(new int[] { 1, 2, 3 }, 1, boxes, 2, 2);
        Console.WriteLine(boxes[2] + " " + boxes[3] + " " + (boxes[0] == null) + " " + boxes[2].GetType().Name);
        int[] numbers = new int[2];
        Array.Copy(boxes, 2, numbers, 0, 2);
        Console.WriteLine(numbers[0] + " " + numbers[1]);
        Pair[] pairs = { new Pair { Number = 5, Text = "five" } };
        Array.Copy(pairs, boxes, 1);
        pairs[0].Number = 6;
        Console.WriteLine(((Pair)boxes[0]).Number + ((Pair)boxes[0]).Text);
        try
        {
            boxes[3] = "text";
            Array.Copy(boxes, 2, numbers, 0, 2);
        }
        catch (InvalidCastException)
        {
            Console.WriteLine("refused");
        }
    }
}
