"""What a person may type for a date: the day always before the month, or the ISO order.

Django's English formats would read 05/06/2027 as the 6th of May.
"""

DATE = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
TIME = ["%H:%M", "%H.%M", "%H:%M:%S"]
DATETIME = [f"{date} {time}" for date in DATE for time in TIME]
