namespace Pacte.Web.Ui;

public enum IconName
{
    Bus,
    Calendar,
    Car,
    Check,
    Clock,
    Download,
    Euro,
    Home,
    Mail,
    Phone,
    Pin,
    Printer,
    Stethoscope,
    Wheelchair,
}

/// <summary>The drawings, on a grid of 24 by 24.</summary>
public static class IconPath
{
    public static string Of(IconName name) => name switch
    {
        IconName.Bus => "M6 2h12a3 3 0 0 1 3 3v13h-2v3h-3v-3H8v3H5v-3H3V5a3 3 0 0 1 3-3zm-1 4v6h14V6zm1 8v2h3v-2zm9 0v2h3v-2z",
        IconName.Calendar => "M7 2h2v3h6V2h2v3h4v16H3V5h4zm-2 8v9h14v-9z",
        IconName.Car => "M6.500 4h11l2.500 6 2 1v9h-4v-3H6v3H2v-9l2-1zM8 6.500 6.500 10h11L16 6.500zM5 12.500v2h3v-2zm11 0v2h3v-2z",
        IconName.Check => "M9.500 18.600 3 12l2-2 4.500 4.500L19 5l2 2z",
        IconName.Clock => "M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm0 2.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15zM11 7h2v4.500l3.500 2-1 1.700L11 12.700z",
        IconName.Download => "M11 3h2v9l3.500-3.500L18 10l-6 6-6-6 1.500-1.500L11 12zM4 18h16v3H4z",
        IconName.Euro => "M19 5.400A9 9 0 0 0 5.600 9H3v2h2.100v2H3v2h2.600A9 9 0 0 0 19 18.600l-1.500-1.900A6.500 6.500 0 0 1 8.300 15H14v-2H7.600v-2H14V9H8.300a6.500 6.500 0 0 1 9.200-1.700z",
        IconName.Home => "M12 2.500 22 11l-1.500 1.700L19 11.500V21h-5v-6h-4v6H5v-9.500l-1.500 1.200L2 11z",
        IconName.Mail => "M2 5h20v14H2zm2.500 2 7.500 5.500L19.500 7zM4 9v8h16V9l-8 5.900z",
        IconName.Phone => "M4 3h5l2 5-2.500 2a11 11 0 0 0 5.500 5.500l2-2.500 5 2v5a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1z",
        IconName.Pin => "M12 2a7 7 0 0 1 7 7c0 5-7 13-7 13S5 14 5 9a7 7 0 0 1 7-7zm0 4.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z",
        IconName.Printer => "M6 3h12v5H6zm-3 7h18v8h-3v3H6v-3H3zm5 5v4h8v-4z",
        IconName.Stethoscope => "M5 2v6a5 5 0 0 0 4 4.900V16a5 5 0 0 0 10 0v-2.200a3 3 0 1 0-2 0V16a3 3 0 0 1-6 0v-3.100A5 5 0 0 0 15 8V2h-4v2h2v4a3 3 0 0 1-6 0V4h2V2z",
        IconName.Wheelchair => "M10 2.500a2 2 0 1 1 0 4 2 2 0 0 1 0-4zM9 8h2v4h5l3 6 2-1 .8 1.800L18 21l-3-7h-4a2 2 0 0 1-2-2zm-2 3v2.200a5 5 0 1 0 6.600 6.300h2A7 7 0 1 1 7 11z",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No drawing for this icon."),
    };
}
