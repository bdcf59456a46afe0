using System;

class Button
{
    public event EventHandler Clicked;

    public void Press()
    {
        Clicked?.Invoke(this, EventArgs.Empty);
    }
}

class Program
{
    static void OnClick(object sender, EventArgs e)
    {
        Console.WriteLine("static " + (sender is Button) + (e == EventArgs.Empty));
    }

    static void Main()
    {
        Button b = new Button();
        b.Press();
        b.Clicked += OnClick;
        EventHandler lambda = (s, e) => Console.WriteLine("lambda");
        b.Clicked += lambda;
        b.Press();
        b.Clicked -= OnClick;
        b.Press();
        b.Clicked -= lambda;
        b.Press();
        Console.WriteLine("end");
    }
}
