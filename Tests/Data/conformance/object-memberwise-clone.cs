using System;

class Sheep
{
    public int Age;
    public string Name;
    public int[] Data;

    public Sheep Copy()
    {
        return (Sheep)MemberwiseClone();
    }
}

class Program
{
    static void Main()
    {
        Sheep a = new Sheep { Age = 3, Name = "dolly", Data = new[] { 1 } };
        Sheep b = a.Copy();
        b.Age++;
        b.Name = "molly";
        b.Data[0] = 9;
        Console.WriteLine(a.Age + a.Name + a.Data[0] + b.Age + b.Name);
    }
}
