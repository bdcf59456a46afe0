using System;
using System.Collections;
using System.Reflection;
using System.Text;

class Program
{
    static void Main()
    {
        Console.WriteLine((string)typeof(string).GetMethod("Substring", new Type[] { typeof(int), typeof(int) }).Invoke("reflection", new object[] { 2, 4 }));
        Console.WriteLine(typeof(int).GetMethod("Parse", new Type[] { typeof(string) }).Invoke(null, new object[] { "42" }).ToString());
        Console.WriteLine((string)typeof(int).GetMethod("ToString", new Type[] { typeof(string) }).Invoke(255, new object[] { "X4" }));
        object list = typeof(ArrayList).GetConstructor(new Type[0]).Invoke(null);
        typeof(ArrayList).GetMethod("Add").Invoke(list, new object[] { "item" });
        Console.WriteLine(((ArrayList)list).Count + " " + typeof(ArrayList).GetMethod("get_Count").Invoke(list, null));
        object builder = new StringBuilder("ab");
        builder.GetType().GetMethod("Append", new Type[] { typeof(string) }).Invoke(builder, new object[] { "cd" });
        Console.WriteLine(builder.ToString());
        typeof(Console).GetMethod("WriteLine", new Type[] { typeof(string) }).Invoke(null, new object[] { "written" });
        Console.WriteLine(typeof(int).GetField("MaxValue").GetValue(null).ToString());
        Console.WriteLine((string)typeof(string).GetField("Empty").GetValue(null) + "|");
        Console.WriteLine((string)typeof(Exception).GetMethod("get_Message").Invoke(new InvalidOperationException("why"), null));
    }
}
